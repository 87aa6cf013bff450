/** Loaded before a script that a launcher runs (`--import`): asks the process to end when the launcher is gone, however it went. */

/** How long a graceful end may take, in milliseconds, before the process is ended anyway. */
const patience = 15_000;

if (process.channel) {
  process.once('disconnect', endGracefully);
  // The listener would keep a finished script alive.
  process.channel.unref();
}

/** The same as SIGTERM, which servers answer by finishing what they have begun. */
function endGracefully() {
  setTimeout(() => process.exit(1), patience).unref();
  if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM', 'SIGTERM');
  else process.exit(143);
}
