import { readdirSync } from 'node:fs'

/** Where the number of open files is unknown, as many as the process may have taken for itself. */
const guessedOpen = 64
const unlimited = 1_000_000

/** How many connections the operating system leaves us. */
export interface DescriptorBudget {
  /** Connections in all; beyond it a newcomer is refused in one sentence. */
  connections: number
  /** Refused connections that may still be reading their sentence: the spare descriptors. */
  farewells: number
}

/** Reads how many descriptors are free now, and keeps some for the files of the server and for refusals. */
export function descriptorBudget(): DescriptorBudget {
  return budgetOf(softLimit(), openDescriptors())
}

/** Shares out `limit` descriptors of which `open` are taken. */
export function budgetOf(limit: number, open: number): DescriptorBudget {
  const spare = Math.min(512, Math.max(16, Math.floor(limit / 20)))
  return { connections: Math.max(2, limit - open - spare), farewells: spare / 2 }
}

function softLimit(): number {
  const report: unknown = process.report.getReport()
  const soft = userLimitsOf(report)?.open_files?.soft
  return typeof soft === 'number' ? soft : unlimited
}

function userLimitsOf(report: unknown): { open_files?: { soft: unknown } } | undefined {
  if (typeof report !== 'object' || report === null || !('userLimits' in report)) return undefined
  const { userLimits } = report
  return typeof userLimits === 'object' && userLimits !== null ? userLimits : undefined
}

function openDescriptors(): number {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    // Not every system tells.
    return guessedOpen
  }
}
