import type {Service} from '../../model/objects.ts';
import type {ProbeVerdict} from '../probe.ts';

/** What a matrix came to for one port. */
export type PortMatrix = {
	/** As it is called: `99 (admin)`. */
	readonly label: string;
	readonly verdict: ProbeVerdict;
};

/** Worst first. */
const order: ReadonlyArray<ProbeVerdict['answer']> = ['fails', 'impossible', 'cancelled', 'works'];

const rank = ({verdict}: PortMatrix) => order.indexOf(verdict.answer);

/**
 * The one verdict on the ports that were asked: the worst answer, and what each port came to, the worst first; ports of
 * which the same is true are told together. `asked` holds at least one; how many there are beside it is told.
 */
export const combinedMatrix = ({ports}: Pick<Service, 'ports'>, asked: readonly PortMatrix[]): ProbeVerdict => {
	if (ports.length === 1) {
		return asked[0]!.verdict;
	}

	const worstFirst = asked.toSorted((a, b) => rank(a) - rank(b));
	const {answer} = worstFirst[0]!.verdict;
	const bySentence = Map.groupBy(worstFirst, ({verdict}) => verdict.sentence);
	const sentences = [...bySentence].map(([sentence, same]) => {
		const labels = same.map(({label}) => label).join(', ');
		const which = same.length === ports.length ? `All ${ports.length} ports` : same.length === 1 ? 'Port' : 'Ports';
		return same.length === ports.length ? `${which}: ${sentence}` : `${which} ${labels}: ${sentence}`;
	});
	const unasked = ports.length - asked.length;
	const rest = unasked === 1 ? ' 1 other port was not asked.' : ` ${unasked} other ports were not asked.`;
	return {answer, sentence: `${sentences.join(' ')}${unasked === 0 ? '' : rest}`};
};
