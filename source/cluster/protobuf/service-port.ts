import type {Protocol, ServicePort} from '../../model/objects.ts';
import {numberOrTextAt} from './metadata.ts';
import {createShare} from './share.ts';
import {rawAt, textAt} from './strings.ts';
import {eachField} from './wire.ts';

const sharePort = createShare<ServicePort>();

/** A ServicePort: name 1, protocol 2, port 3, targetPort 4, nodePort 5, appProtocol 6. */
export const servicePortAt = (bytes: Buffer, start: number, end: number): ServicePort =>
	sharePort(rawAt(bytes, start, end), () => {
		let name = '';
		let protocol = '';
		let port = 0;
		let targetPort: number | string = 0;
		let nodePort = 0;
		let appProtocol = '';
		eachField(bytes, start, end, (field, from, to, value) => {
			switch (field) {
				case 1: {
					name = textAt(bytes, from, to);
					break;
				}

				case 2: {
					protocol = textAt(bytes, from, to);
					break;
				}

				case 3: {
					port = value;
					break;
				}

				case 4: {
					targetPort = numberOrTextAt(bytes, from, to);
					break;
				}

				case 5: {
					nodePort = value;
					break;
				}

				case 6: {
					appProtocol = textAt(bytes, from, to);
					break;
				}
			}
		});
		return {
			name,
			protocol: (protocol || 'TCP') as Protocol,
			port,
			// Absent or 0 means the port itself.
			targetPort: targetPort || port,
			nodePort,
			appProtocol,
		};
	});
