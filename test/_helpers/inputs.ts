import {resources} from '../../source/model/resources.ts';
import type {Inputs} from '../../source/model/sync-status.ts';

/** Every input synced, but for those given. */
export const synced = (overrides: Partial<Inputs> = {}): Inputs => ({
	...(Object.fromEntries(resources.map(resource => [resource, {phase: 'synced', count: 1}])) as Inputs),
	...overrides,
});
