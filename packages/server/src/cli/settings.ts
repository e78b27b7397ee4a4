#!/usr/bin/env node
import { settingsTable } from '../settings.ts';

console.log(settingsTable());
