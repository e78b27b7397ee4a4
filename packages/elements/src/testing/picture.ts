/** A small photograph of a stairwell, so to say. */
export async function picture(index = 0, width = 144, height = 144): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const hue = 205 + index * 25;
  const light = context.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, `hsl(${hue} 16% ${52 - index * 6}%)`);
  light.addColorStop(1, `hsl(${hue} 14% ${78 - index * 6}%)`);
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = `hsl(${hue} 14% 38%)`;
  context.lineWidth = width / 36;
  for (let step = 0; step < 5; step += 1) {
    const at = (height / 6) * (step + 1);
    context.beginPath();
    context.moveTo(width * 0.15 * step, at);
    context.lineTo(width * (0.3 + 0.15 * step), at);
    context.lineTo(width * (0.3 + 0.15 * step), at + height / 6);
    context.stroke();
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.8);
  });
}
