import type {Socket} from 'node:net';

const guarded = new WeakSet<Socket>();

/**
 * Hears the errors of a socket for as long as it lives. Nobody else does between the end of an answer and the way of its
 * socket back to the pool: a request that is given up at that moment would end the process.
 */
export const guardSocket = (socket: Socket) => {
	if (!guarded.has(socket)) {
		guarded.add(socket);
		socket.on('error', () => {});
	}
};
