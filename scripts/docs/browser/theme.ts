// Runs before the page is drawn, so that nobody who chose dark sees a flash of light.
const key = 'wardkit-docs-theme';

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function show(theme: string | null): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}

show(kept());
document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector<HTMLButtonElement>('.theme');
  if (button === null) return;
  const isDark = () =>
    (document.documentElement.dataset.theme ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const words = document.documentElement.lang === 'en' ? ['Light', 'Dark'] : ['浅色', '深色'];
  const label = () => {
    button.textContent = (isDark() ? words[0] : words[1]) ?? '';
  };
  button.hidden = false;
  label();
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    show(theme);
    label();
    try {
      localStorage.setItem(key, theme);
    } catch {
      // A browser that keeps nothing shows the choice until the next page.
    }
  });
});
