import {rules} from './all-rules.ts';
import {provenCodes} from './apply-probe-evidence.ts';

/** Every code that a finding about a Service can have: those of the rules, and those that a probe alone finds. */
export const findingCodes: readonly string[] = [...rules.map(({code}) => code), ...provenCodes];
