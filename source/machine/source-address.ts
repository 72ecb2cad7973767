import {createSocket} from 'node:dgram';
import {isIPv6} from 'node:net';

/** Any: nothing is sent to it. */
const port = 9;

/** The address that packets to this one would leave from, by the machine's routes. A UDP socket that connects sends nothing. */
export const sourceAddress = (address: string): Promise<string | undefined> =>
	new Promise(resolve => {
		const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
		const end = (source: string | undefined) => {
			socket.close();
			resolve(source);
		};

		socket.once('error', () => end(undefined));
		socket.connect(port, address, () => end(socket.address().address));
	});
