import { expect, test } from 'vitest';
import { describeDisposition, nameOfFile } from '#src/core/file-name.ts';

test.each([
  ['guide.pdf', 'guide.pdf'],
  ['../../../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\windows\\evil.pdf', 'evil.pdf'],
  ['a/b\\c.pdf ', 'c.pdf'],
  ['folder/', 'file'],
  ['..', 'file'],
])('%s is called %s', (given, name) => {
  expect(nameOfFile(given)).toBe(name);
});

test('a name is encoded as a header takes it', () => {
  expect(describeDisposition('attachment', "L'été (2026)*.pdf")).toBe(
    "attachment; filename*=UTF-8''L%27%C3%A9t%C3%A9%20%282026%29%2A.pdf",
  );
});
