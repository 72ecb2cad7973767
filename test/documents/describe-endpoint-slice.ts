import {expect, test} from 'vitest';
import {describeEndpointSlice} from '../../source/documents/describe-endpoint-slice.ts';
import {kubectlSaid, sent} from '../_helpers/described.ts';

const words = (line: string) => line.trim().split(/\s+/).join(' ');

test('a slice is told as kubectl tells it', () => {
	const said = describeEndpointSlice(sent('endpointslices').items[0]).map(words);

	for (const line of kubectlSaid('endpointslice').filter(each => !/^\s*-+\s/.test(each))) {
		expect(said).toContain(words(line));
	}
});
