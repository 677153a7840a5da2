import { createRefusalTable, type Refusal } from '#src/core/refusal.ts';

/** The meaning of Discord's JSON error codes for the outbox: all that are documented (docs.discord.com, “Opcodes and Status Codes”, July 2026). */
const byCode = createRefusalTable({
  // Channel, server or thread gone, locked, archived, closed to us, or of a kind that takes no messages.
  place: `
    10003 10004 10015 10016 40007 40058 40066 40067 50001 50003 50004 50008 50009 50013 50019
    50024 50027 50055 50083 50086 50095 50097 50101 150006 160002 160004 160005 160006 160007 160009 160010 160014
    220001 220002 220003 220004 400001 520000 520002`,
  // The account is gone, takes nothing from us, or shares no server.
  person: '10001 10007 10013 20024 50007 50033 50278 80004',
  // What was written is not taken: form, size, links, words; or a request that Discord does not know.
  message: `
    10002 10005 10006 10008 10009 10010 10011 10012 10014 10020 10021 10026 10027 10028 10029 10030 10031 10032 10033 10036 10038 10049 10050 10057 10059 10060
    10061 10062 10063 10065 10066 10067 10068 10069 10070 10071 10087 10097 10124 10129
    20001 20002 20009 20015 20017 20018 20022 20031 20035
    30001 30002 30003 30004 30005 30007 30008 30010 30011 30013 30015 30016 30018 30019 30030 30031 30032 30033 30034 30035 30037 30038 30039
    30040 30042 30045 30046 30047 30048 30052 30056 30058 30060 30061
    40005 40009 40012 40018 40019 40032 40033 40041 40043 40060 40061 40074 40094
    50002 50005 50006 50010 50011 50012 50015 50016 50017 50020 50021 50026 50028 50034 50035 50036 50039 50041 50045 50046 50054 50057
    50067 50068 50070 50073 50074 50080 50081 50084 50085 50091 50109 50110 50123 50124 50131 50132 50138 50144 50145 50146 50151 50159 50160
    50161 50162 50163 50167 50173 50192 50600
    90001 90002 170001 170002 170003 170004 170005 170006 170007 180000 180002 200000 200001 240000 340015 350000 350001 500000 520001 520003
    520004 520006 530000 530001 530002 530003 530004 530006`,
  // The token, the bot’s account, our address.
  ours: '20012 40001 40002 40333 50014 50025 50178 60003 110001 530007',
  later: '40004 40006 110000 130000',
  rate: '20016 20028 20029 40003 40062',
});

/** The meaning of HTTP statuses for answers without a Discord code (0, or none). After 5xx and anything else Discord may have done what was asked. */
const byStatus: Record<number, Refusal> = {
  400: 'message',
  401: 'ours',
  403: 'ours',
  404: 'place',
  405: 'message',
  410: 'place',
  411: 'message',
  413: 'message',
  414: 'message',
  415: 'message',
  421: 'later',
  429: 'rate',
};

/** @param status of HTTP; null where the code is one of our own. */
export function refusalOf(code: string, status: number | null): Refusal {
  const known = byCode.get(code);
  if (known) return known;
  if (status === null || status >= 500) return 'uncertain';
  return (code === '0' || code === '' ? byStatus[status] : undefined) ?? 'unknown';
}
