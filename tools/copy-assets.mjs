/** Copies what the compiler leaves behind from src to dist of the package in the working directory: schemas with their types, examples and templates. */
import { cpSync, statSync } from 'node:fs';

const ASSETS = /(schema\.json|schema\.d\.ts|\.template|examples\.md)$/;

cpSync('src', 'dist', { recursive: true, filter: (path) => statSync(path).isDirectory() || ASSETS.test(path) });
