/** What the tests need of the operating system: the command, Debian's package for it, the tests that skip without it. */
export const systemPackages = [
  {
    command: 'strace',
    package: 'strace',
    neededBy: 'durability: a sync stands between write and delivery (docs/reliability.md 4)',
  },
  { command: 'ip', package: 'iproute2', neededBy: 'a connection that ends silently (network namespaces)' },
  { command: 'iptables', package: 'iptables', neededBy: 'a connection that ends silently (packets dropped)' },
  { command: 'prlimit', package: 'util-linux', neededBy: 'no descriptors left (docs/reliability.md 16)' },
  { command: 'faketime', package: 'faketime', neededBy: 'clock jumps (docs/reliability.md 8)' },
  { command: 'fiu-ctrl', package: 'fiu-utils', neededBy: 'writes that fail now and then (docs/reliability.md 6)' },
  { command: 'chromium', package: 'chromium', neededBy: 'the front door and a browser' },
  { command: 'nc', package: 'netcat-openbsd', neededBy: 'people with nc' },
  { command: 'telnet', package: 'inetutils-telnet', neededBy: 'people with telnet' },
  { command: 'tmux', package: 'tmux', neededBy: 'the demo opens two clients' },
]
