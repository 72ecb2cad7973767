import type {Session} from '../session.ts';
import type {Commands} from '../state/commands.ts';

/** What the screen can ask about forwarded ports: what carries them is loaded with the first. */
export const forwardCommands = ({
	forwarder,
}: Session): Pick<Commands, 'forward' | 'proposeForward' | 'stopForward'> => ({
	async forward(request) {
		(await forwarder())?.start(request);
	},
	async proposeForward(port, text) {
		(await forwarder())?.propose(port, text);
	},
	async stopForward(local) {
		(await forwarder())?.stop(local);
	},
});
