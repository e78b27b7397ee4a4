import { largestAttachment, pictureTypes } from '@wardkit/contract/attachments';
import { ContractError } from './errors.ts';

/**
 * Looks whether a server may take a file at all, where the person who chose it is still there to choose another.
 *
 * @throws {ContractError} when it is empty, too large or no picture
 */
export function requirePicture({ size, type }: Blob): void {
  const issues = [];
  if (size < 1 || size > largestAttachment)
    issues.push({ pointer: '/size', message: `1 to ${largestAttachment} bytes` });
  if (!(pictureTypes as readonly string[]).includes(type)) {
    issues.push({ pointer: '/mediaType', message: `one of ${pictureTypes.join(', ')}` });
  }
  if (issues.length > 0) throw new ContractError('request', issues, { operationId: 'attachments.create' });
}
