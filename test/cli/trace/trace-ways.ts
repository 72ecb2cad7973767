import {expect, test} from 'vitest';
import {parseFrom} from '../../../source/cli/arguments/trace-source.ts';
import {waysTo} from '../../../source/cli/trace/trace-ways.ts';
import {service, view} from '../../_helpers/objects.ts';

const open = view({service: service({type: 'NodePort'})});
const closed = view({service: service()});
const asked = (from?: string) => ({from: from === undefined ? undefined : parseFrom(from), isDemo: false});

test('a Service that is open to the outside is asked from there too, unless a place is named', () => {
	expect(waysTo(open, asked())).toStrictEqual({isInside: true, isOutside: true});
	expect(waysTo(open, asked('pod/client'))).toStrictEqual({isInside: true, isOutside: false});
	expect(waysTo(open, asked('machine'))).toStrictEqual({isInside: false, isOutside: true});
	expect(waysTo(closed, asked())).toStrictEqual({isInside: true, isOutside: false});
	expect(waysTo(open, {...asked(), isDemo: true})).toStrictEqual({isInside: true, isOutside: false});
});

test('from this machine nothing leads to a Service of the inside, nor to the demo', () => {
	expect(() => waysTo(closed, asked('machine'))).toThrow(/no address outside the cluster \(type ClusterIP\)/);
	expect(() => waysTo(open, {...asked('machine'), isDemo: true})).toThrow(/inside this process/);
});
