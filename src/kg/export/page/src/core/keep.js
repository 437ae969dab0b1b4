// The browser's memory for one graph. Where it is blocked (private windows, full disks, policies) nothing is kept beyond
// the page, and `kept` says so.
export function keeper(name) {
  let memory = null;
  let works = true;
  const attempt = (run, otherwise) => {
    try {
      return run();
    } catch {
      works = false;
      return otherwise;
    }
  };
  attempt(() => {
    localStorage.setItem(`${name}?`, "1");
    localStorage.removeItem(`${name}?`);
  });
  return {
    kept: () => works,
    read: () => memory ?? attempt(() => localStorage.getItem(name), null),
    write(text) {
      memory = text;
      if (works) attempt(() => (text ? localStorage.setItem(name, text) : localStorage.removeItem(name)));
    },
  };
}
