import { isList } from '@wardkit/contract/operation';
import { type Answer, memberOf } from '../engine/answer.ts';
import { checks } from '../engine/check.ts';
import type { Context } from '../engine/context.ts';
import { harmlessCall } from '../engine/harmless.ts';
import { newId } from '../engine/new-id.ts';
import { everyOf, expect, NotExamined } from '../engine/violation.ts';

type Asked = 'en' | 'zh';

/** `qaa` is of the tags that no language ever gets (ISO 639-2), so no server has it. */
const languages: readonly (readonly [acceptLanguage: string | null, told: Asked])[] = [
  ['en', 'en'],
  ['zh-Hans', 'zh'],
  ['zh-CN', 'zh'],
  ['en;q=0.4, zh-Hans;q=0.9', 'zh'],
  ['zh;q=0.2, en-GB;q=0.8', 'en'],
  ['qaa, zh;q=0.5', 'zh'],
  ['qaa', 'en'],
  [null, 'en'],
];

/** Calls that are refused at different places of a server. */
const refusals: Readonly<
  Record<string, (context: Context, headers: Record<string, string | null>) => Promise<Answer>>
> = {
  'an address that is not there': (context, headers) =>
    context.stranger.send({ method: 'GET', path: `v1/conformance-${newId()}`, headers }),
  'a call without a token': async (context, headers) => {
    const [operation] = context.operations.filter(({ scope, method }) => scope !== null && method === 'GET');
    if (operation === undefined) throw new NotExamined('no reading that needs a token');
    return context.stranger.call(operation, { ...harmlessCall(operation), headers });
  },
  'a limit of 0': async (context, headers) => {
    const [list] = context.operationsWhere((each) => isList(each) && each.parameters === undefined);
    if (list === undefined) throw new NotExamined('no list');
    const parts = harmlessCall(list);
    return context.callerOf(list).call(list, { ...parts, query: { ...parts.query, limit: 0 }, headers });
  },
};

/** What a problem tells people, one text each. */
function textsOf({ body }: Answer): { words: readonly string[]; messages: readonly string[] } {
  const errors = memberOf(body, 'errors');
  const messages = Array.isArray(errors) ? errors.map((error) => String(memberOf(error, 'message') ?? '')) : [];
  return { words: ['title', 'detail'].map((name) => String(memberOf(body, name) ?? '')), messages };
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

/** A message may be a bare name or code, which is of no language. */
const isEnglishSentence = (text: string) => !isChinese(text) && /[a-z]{2} [a-z]{2}/i.test(text);

export const languageChecks = checks([
  {
    requirement: 'WK-ERR-07',
    title: 'refusals are in English or Chinese by Accept-Language, English for a language of nobody, and tell which',
    needs: {},
    async run(context) {
      const cases = Object.entries(refusals).flatMap(([name, refused]) =>
        languages.map(([asked, told]) => ({
          name: `${name}, Accept-Language: ${asked ?? 'none'}`,
          refused,
          asked,
          told,
        })),
      );
      await everyOf(
        cases,
        ({ name }) => name,
        async ({ refused, asked, told }) => {
          const answer = await refused(context, { 'accept-language': asked });
          if (answer.status < 400) return;
          const tag = answer.headers.get('content-language') ?? '';
          expect(
            tag.toLowerCase().split('-')[0] === told,
            `Content-Language: ${told === 'zh' ? 'zh or zh-…' : 'en or en-…'}`,
            /^[\w-]{1,35}$/.test(tag) ? tag : 'none',
          );
          const { words, messages } = textsOf(answer);
          const isTold =
            told === 'zh'
              ? words.every(isChinese) && !messages.some(isEnglishSentence)
              : ![...words, ...messages].some(isChinese);
          const language = told === 'zh' ? 'Chinese' : 'English';
          expect(isTold, `title, detail and messages in ${language}`, 'words of another language');
        },
      );
    },
  },
]);
