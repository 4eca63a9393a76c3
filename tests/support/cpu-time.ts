/**
 * Processor time that this process has used, in ms. Tests that something cannot be made to eat time hold this against
 * their bound: unlike a clock it does not run on while other jobs have the cores.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
