import os from 'node:os'

export type Settings = Record<string, string>

/** The settings of the embedded server for a machine with this much memory and so many cores. */
export function defaultSettings(machine = thisMachine()): Settings {
  const buffers = Math.min(256, Math.max(128, Math.floor(machine.megabytes / 16)))
  return {
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(machine.megabytes / 2))}MB`,
    work_mem: '8MB',
    max_connections: '100',
    max_logical_replication_workers: '0',
    // Node shares these cores: a parallel scan of one person's report must not stop everybody else.
    max_parallel_workers_per_gather: machine.cores > 2 ? '2' : '1',
    io_workers: '2',
    fsync: 'on',
    synchronous_commit: 'on',
    wal_compression: 'on',
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] %a ',
    cluster_name: 'steward',
    // Frees the locks of a killed Steward's running statements; Windows cannot notice.
    ...(process.platform === 'win32' ? {} : { client_connection_check_interval: '5s' }),
  }
}

/** The settings as a PostgreSQL configuration file. */
export function renderSettings(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return `# Written by Steward at each start; your own settings belong in postgresql.conf.\n${lines.join('\n')}\n`
}

function thisMachine() {
  // In a container its limit counts, not the memory of the host.
  const limit = process.constrainedMemory()
  const bytes = limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem()
  return { megabytes: Math.floor(bytes / 1024 / 1024), cores: os.availableParallelism() }
}
