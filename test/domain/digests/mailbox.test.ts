import { expect, test } from 'vitest';
import { mailboxOf } from '#src/domain/digests/mailbox.ts';

test.each([
  ['Maria@Example.org', 'maria@example.org'],
  ['maria+news@example.org', 'maria@example.org'],
  ['maria+a+b@EXAMPLE.ORG', 'maria@example.org'],
  [' maria@example.org ', 'maria@example.org'],
  ['maria@bücher.example', 'maria@xn--bcher-kva.example'],
  ['maria@xn--bcher-kva.example', 'maria@xn--bcher-kva.example'],
  ['ｍaria@example.org', 'maria@example.org'],
  ['jose\u0301@example.org', 'josé@example.org'],
])('%s leads to %s', (address, mailbox) => expect(mailboxOf(address)).toBe(mailbox));
