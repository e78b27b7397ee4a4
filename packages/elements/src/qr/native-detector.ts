/** The part of the browser's own BarcodeDetector (Shape Detection API) that is used. TypeScript doesn't know it yet. */
export interface NativeDetector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/**
 * The browser's own detector where it has one that knows QR, else null. Some browsers have the class and no formats.
 * Neither Chromium nor Firefox on Linux has it, so its path is tested with a fake.
 */
export async function nativeDetector(): Promise<NativeDetector | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  try {
    if (!(await BarcodeDetector?.getSupportedFormats())?.includes('qr_code') || !BarcodeDetector) return null;
    return new BarcodeDetector({ formats: ['qr_code'] });
  } catch {
    return null;
  }
}
