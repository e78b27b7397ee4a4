class Page {
  values = $state.raw(null);
}

export const page = new Page();
