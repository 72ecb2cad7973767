import {rules} from '../rules/all-rules.ts';
import {type Explained, inputUnavailable} from './input-unavailable.ts';

/** Every code that check prints: those of the rules, and the one of what could not be looked at. */
export const explained: readonly Explained[] = [...rules, inputUnavailable];
