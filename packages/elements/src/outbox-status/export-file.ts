import type { ExportedItem } from '@wardkit/client';

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** One file with all that a record holds, its photographs in base64, so that it can be handed to an administrator. */
export async function exportFile({ item, method, path, body, photos }: ExportedItem): Promise<File> {
  const pictures = await Promise.all(
    photos.map(async ({ id, mediaType, blob }) => ({ id, mediaType, base64: await base64(blob) })),
  );
  const record = {
    id: item.id,
    label: item.label,
    createdAt: item.createdAt,
    problem: item.problem,
    method,
    path,
    body,
    photos: pictures,
  };
  return new File([JSON.stringify(record, null, 2)], `wardkit-${item.id}.json`, { type: 'application/json' });
}

/** Offers a file for saving. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // Firefox reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
