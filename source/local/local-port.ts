import {createServer, type Server, type Socket} from 'node:net';

const host = '127.0.0.1';

/** Why a local port cannot be listened on. */
const problemOf = ({code, message}: NodeJS.ErrnoException, local: number) => {
	if (code === 'EADDRINUSE') {
		return `Port ${local} of this machine is taken. Choose another one with shift-f.`;
	}

	return code === 'EACCES'
		? `Port ${local} of this machine is for root alone. Choose one from 1024 on.`
		: `Port ${local} of this machine cannot be used: ${message}.`;
};

/**
 * Listens on a port of this machine, for this machine alone; 0 for any that is free. Connections wait until they are
 * resumed, and stay half open where their other end has no more to say. Rejects with a sentence.
 */
export const listenOn = (local: number, onConnection: (socket: Socket) => void): Promise<Server> =>
	new Promise((resolve, reject) => {
		const server = createServer({allowHalfOpen: true, pauseOnConnect: true, noDelay: true}, onConnection);
		server.once('error', error => reject(new Error(problemOf(error, local), {cause: error})));
		server.listen(local, host, () => resolve(server));
	});

/** Whether nobody listens on a port of this machine. */
export const isFree = async (local: number): Promise<boolean> => {
	try {
		const server = await listenOn(local, socket => socket.destroy());
		await new Promise(resolve => server.close(resolve));
		return true;
	} catch {
		return false;
	}
};
