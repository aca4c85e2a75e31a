#!/usr/bin/env node
import { runCommand } from './http/command.ts'

void runCommand(process.argv.slice(2))
