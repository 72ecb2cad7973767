import {expect, test} from 'vitest';
import {unlistedText} from '../../../source/dashboard/text/sync-status-text.ts';
import {noInputs} from '../../../source/model/sync-status.ts';
import {liveFeed, sampleRows} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

test('of a list that is not whole nothing is said but that', () => {
	expect(unlistedText({phase: 'synced', count: 3}, 'Pods')).toBeUndefined();
	expect(unlistedText({phase: 'syncing', count: 3}, 'Pods')).toBe('Listing Pods.');
	expect(unlistedText({phase: 'forbidden', problem: 'Ask for list.'}, 'Pods')).toBe('Ask for list.');
	expect(unlistedText({phase: 'absent'}, 'Pods')).toBe('The API server does not serve Pods.');
});

test('while pods and slices are listed, no Service is said to have none', async () => {
	const [first] = sampleRows;
	const bare = {...first!, view: {...first!.view, pods: [], slices: [], nearMatches: []}};
	const screen = await openScreen({columns: 120, rows: 40, feed: liveFeed([bare])});
	await screen.dispatch({type: 'inputs/changed', inputs: {...noInputs, services: {phase: 'synced', count: 1}}});
	expect(screen.text()).toContain('Listing EndpointSlices.');
	expect(screen.text()).toContain('Listing Pods.');
	expect(screen.text()).not.toMatch(/none|0 match|no address/);
});
