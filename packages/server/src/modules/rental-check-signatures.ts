import type { InputError } from '@wardkit/contract/problem';
import type { GivenSignature } from '@wardkit/contract/rental-check-facts';
import type { Context } from '../http/handler.ts';
import { RequestProblem } from '../http/request-problem.ts';
import type { NamedPhotograph } from './photographs.ts';

const faults = {
  twice: ['Whoever signs does so once.', '每人只签一次。'],
  'signature-missing': ['A signature has a picture, and no reason.', '签名须附签名图片，且不填写原因。'],
  'reason-missing': ['A refusal has a reason, and no picture.', '拒签须填写原因，且不附图片。'],
} as const;

/**
 * The pictures that signatures name.
 *
 * @throws {RequestProblem} `invalid-input` for a second signature of one, or one that lacks what its form needs
 */
export function picturesOfSignatures(
  { language }: Pick<Context, 'language'>,
  signatures: readonly GivenSignature[],
): NamedPhotograph[] {
  const errors: InputError[] = [];
  const seen = new Set<string>();
  const named: NamedPhotograph[] = [];
  for (const [at, { signer, form, attachmentId, reason }] of signatures.entries()) {
    const fault = (member: string, code: keyof typeof faults) => {
      const [en, zh] = faults[code];
      errors.push({ pointer: `/signatures/${at}/${member}`, code, message: language === 'en' ? en : zh });
    };
    if (seen.has(signer)) fault('signer', 'twice');
    seen.add(signer);
    if (form === 'signature') {
      if (attachmentId === null || reason !== null) fault('attachmentId', 'signature-missing');
      else named.push({ id: attachmentId, pointer: `/signatures/${at}/attachmentId` });
    } else if (reason === null || attachmentId !== null) fault('reason', 'reason-missing');
  }
  if (errors.length > 0) throw new RequestProblem('invalid-input', { errors });
  return named;
}
