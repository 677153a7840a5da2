import { listDeliveriesOfPerson, moveDeliveries } from '#src/store/outbox/delivery.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';
import { redactDeliveries, renameInDeliveries } from './redact.ts';

/** The number of nobody: what stays of a forgotten person is quoted as theirs no more. */
const nobody = 0;

/** The personal data of the outbox: messages to a person are deleted with them, messages to others lose their quotes of that person. */
export const outboxData: PersonalData = {
  tables: {
    delivery: {
      personal: [
        'recipient',
        'person',
        'period',
        'places',
        'message',
        'mail',
        'quotes',
        'ref',
        'error',
        'removal',
        'caused_by',
      ],
      plain: ['id', 'purpose', 'state', 'error_code', 'stream', 'thread_of', 'edit_of', 'refused_as'],
    },
  },
  async export(sql, person) {
    const deliveries = await listDeliveriesOfPerson(sql, person);
    return {
      // Without the link that only the owner of an address may follow: it need not be theirs.
      delivery: deliveries.map(({ message, ...delivery }) =>
        delivery.purpose === 'digest-confirmation' ? delivery : { ...delivery, message },
      ),
    };
  },
  async forget() {
    return [];
  },
  redact: redactDeliveries,
  detach: (sql, person) => renameInDeliveries(sql, person, nobody),
  async move(sql, from, to) {
    await moveDeliveries(sql, from, to);
    await renameInDeliveries(sql, from, to);
  },
};
