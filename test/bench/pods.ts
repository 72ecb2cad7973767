import {expect, test} from 'vitest';
import {podListBytes} from '../../bench/pod-bytes.ts';
import {podListJson} from '../../bench/pod-json.ts';
import {makeRecords} from '../../bench/records.ts';
import {codecsOf} from '../../source/kubernetes/codecs.ts';
import {readList} from '../_helpers/recorded.ts';

const {pods} = makeRecords(50);

test.each([
	['application/vnd.kubernetes.protobuf', podListBytes],
	['application/json', podListJson],
] as const)('what is encoded as %s is what is decoded', (contentType, encode) => {
	const {records, end} = readList(codecsOf('pods')[contentType]!.list(), encode(pods), 65_536);

	expect(records).toStrictEqual(pods);
	expect(end).toStrictEqual({resourceVersion: '1000', next: ''});
});
