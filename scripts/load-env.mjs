import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

// As Node's --env-file-if-exists does, but without a line on standard error where there is no such file.
if (existsSync('.env')) loadEnvFile('.env');
