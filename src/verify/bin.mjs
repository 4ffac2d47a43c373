#!/usr/bin/env node
// Starts the TypeScript program without a build step, from whatever folder it is called in.
import { register } from 'tsx/esm/api'

register()
await import('./main.ts')
