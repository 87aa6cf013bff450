/** What a person's list of devices and sessions calls this browser. */

/** "Firefox · Linux": enough for its owner to know which one it was. */
export function deviceLabel(): string {
  const agent = navigator.userAgent;
  const browser = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`)) ?? 'Web';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name)) ?? '';
  const named: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS': 'macOS' };
  return [named[browser] ?? browser, named[system] ?? system].filter((part) => part !== '').join(' · ');
}
