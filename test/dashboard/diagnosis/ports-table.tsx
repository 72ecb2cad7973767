import {stripVTControlCharacters} from 'node:util';
import {render} from 'ink-testing-library';
import {expect, test} from 'vitest';
import {PortsTable, portRecords, tableHeight, tableWidth} from '../../../source/dashboard/diagnosis/ports-table.tsx';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';

const named = (name: string, port: number) =>
	pod({name, containers: [{...pod().containers[0]!, ports: [{name: 'http', port, protocol: 'TCP'}]}]});

const mixed = view({
	service: service({
		ports: [servicePort({name: 'web', targetPort: 'http'}), servicePort({name: 'raw', port: 9000, targetPort: 9000})],
	}),
	pods: [named('web-1', 8080), named('web-2', 3000), pod({name: 'web-3'})],
});

test('each port with what it reaches in the pods', () => {
	expect(portRecords(mixed).map(record => record['in pods'])).toStrictEqual(['3000, 8080, missing in 1 of 3', '9000']);
});

test('the table has a row for each port', () => {
	const {lastFrame, unmount} = render(<PortsTable records={portRecords(mixed)} />);
	const frame = stripVTControlCharacters(lastFrame() ?? '');
	unmount();
	expect(frame).toMatch(/Service port.*targetPort.*in pods/);
	expect(frame).toMatch(/web.*http.*3000, 8080, missing in 1 of 3/);
	expect(frame).toMatch(/raw.*9000/);
	const lines = frame.split('\n');
	expect(lines).toHaveLength(tableHeight(portRecords(mixed)));
	expect(lines[0]).toHaveLength(tableWidth(portRecords(mixed)));
});
