// Runs `npm ci` for the build, once at a time: two builds that start together on a fresh clone would delete each other's
// files. Argument: the file that must be there afterwards. Does nothing when it is there already.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const wanted = process.argv[2];
const lock = join(root, '.fetch-native.lock');
const staleAfter = 10 * 60 * 1000;

async function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }

    try {
      if (Date.now() - statSync(lock).mtimeMs > staleAfter) rmdirSync(lock);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error; // the other build has just finished
    }

    await setTimeout(200);
  }
}

await takeLock();
let status = 0;
try {
  if (!existsSync(wanted)) {
    const npm = spawnSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: root, stdio: 'inherit', shell: true });
    status = npm.status ?? 1;
  }
} finally {
  rmdirSync(lock);
}

process.exit(status);
