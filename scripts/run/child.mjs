import { spawn } from 'node:child_process'
import os from 'node:os'
import { whenLauncherEnds } from './launcher.mjs'

// npm passes on the Ctrl-C that the terminal has already sent to all of us.
const sameSignalMilliseconds = 1000

/**
 * Runs a program and answers its exit code. A service lives in a session of its own: it hears of Ctrl-C from us
 * alone and once, and sees its channel close when we are killed. `toStderr` keeps stdout free, `onStderr` hears
 * what would have gone to stderr.
 */
export function runChild(file, args, { service = false, toStderr = false, onStderr, cwd, env } = {}) {
  const stdout = toStderr ? process.stderr : 'inherit'
  const child = spawn(file, args, {
    cwd,
    env: env ?? process.env,
    detached: service && process.platform !== 'win32',
    stdio: service
      ? ['ignore', stdout, 'inherit', 'ipc']
      : ['inherit', stdout, onStderr ? 'pipe' : 'inherit'],
  })
  child.stderr?.setEncoding('utf8').on('data', onStderr)
  const undo = service ? passSignalsToService(child) : passSignals(child)
  return new Promise((resolve, reject) => {
    child.on('error', error => {
      undo()
      reject(error)
    })
    child.on('close', (code, signal) => {
      undo()
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0))
    })
  })
}

function passSignals(child) {
  return onSignals(signal => {
    // In a terminal the program has got Ctrl-C itself; to many, a second one means "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}

function passSignalsToService(child) {
  let last = 0
  const pass = signal => {
    if (Date.now() - last < sameSignalMilliseconds) return
    last = Date.now()
    child.kill(signal)
  }
  const undo = onSignals(pass)
  const undoLook = whenLauncherEnds(() => pass('SIGTERM'))
  return () => {
    undo()
    undoLook()
  }
}

function onSignals(handle) {
  const signals = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.on(signal, handle)
  return () => {
    for (const signal of signals) process.off(signal, handle)
  }
}
