import {rules} from '../rules/all-rules.ts';
import {type Explained, inputUnavailable} from './input-unavailable.ts';
import {manifestNotices} from './manifest-notices.ts';

/** Every code that check prints: those of the rules, and those of what could not be looked at and of notices about manifests. */
export const explained: readonly Explained[] = [...rules, inputUnavailable, ...manifestNotices];
