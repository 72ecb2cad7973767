import {rules} from './catalogue.ts';
import {provenCodes} from './proven.ts';

/** Every code that a finding about a Service can have: those of the rules, and those that a probe alone finds. */
export const findingCodes: readonly string[] = [...rules.map(({code}) => code), ...provenCodes];
