/** The rights that a role has beyond everyone's. `follow` opens nothing: it keeps a partner apart from a member where two accounts are joined. */
export type Right = 'review' | 'follow' | 'run-digests' | 'run-rounds' | 'manage-figures' | 'administer';

const rights = {
  member: [],
  reviewer: ['review'],
  partner: ['follow'],
  staff: ['review', 'follow', 'run-digests', 'run-rounds', 'manage-figures'],
  admin: ['review', 'follow', 'run-digests', 'run-rounds', 'manage-figures', 'administer'],
} as const satisfies Record<string, readonly Right[]>;

export type Role = keyof typeof rights;

export const roles = Object.keys(rights) as Role[];

export function isAllowed(role: Role, right: Right): boolean {
  return (rights[role] as readonly Right[]).includes(right);
}

/** Returns whether one role may do all that another may. */
export function includesRole(role: Role, other: Role): boolean {
  return rights[other].every((right) => isAllowed(role, right));
}

/** Returns the commands with the subcommands that somebody of this role may say; those that only buttons say are left out. */
export function commandsFor<Listed extends { subcommands: Map<string, { hidden?: boolean; requires?: Right }> }>(
  commands: readonly Listed[],
  role: Role,
): Listed[] {
  return commands
    .map((command) => ({
      ...command,
      subcommands: new Map(
        [...command.subcommands].filter(
          ([, { hidden, requires }]) => !hidden && (!requires || isAllowed(role, requires)),
        ),
      ),
    }))
    .filter(({ subcommands }) => subcommands.size > 0);
}

/** The role that may do the most of what both may. */
export function commonRole(left: Role, right: Role): Role {
  const common = roles.filter((role) => includesRole(left, role) && includesRole(right, role));
  return common.reduce((most, role) => (rights[role].length > rights[most].length ? role : most), 'member');
}
