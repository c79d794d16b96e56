// Import: what waits, what is being read, what the profile holds.
import { ask, call, on, toFault } from '../../backend/rpc';
import { drops } from '../../parts/drops';
import type { Choice, Fault, ImportedArchive, ImportProgress } from '../../backend/types';

export class Import {
  choices = $state.raw<Choice[]>([]);
  progress = $state.raw<ImportProgress | null>(null);
  archives = $state.raw<ImportedArchive[]>([]);
  fault = $state.raw<Fault | null>(null);
  over = $state(false);
  cancelling = $state(false);
  /** Posts to look at, once an import is done. */
  toReview = $state(0);
  pasted = $state('');
  /** Ids that were read or set aside: they do not wait any more. */
  #put: number[] = [];
  #stops: (() => void)[] = [];

  readonly running = $derived(this.progress?.state === 'running' || this.progress?.state === 'waiting');

  constructor(
    /** Called when the posts of the profile have changed. */
    private readonly changed: () => void,
    /** Called when files were dropped. */
    private readonly arrived: () => void,
  ) {}

  listen(): () => void {
    this.#stops = [
      on('choices', (choices) => {
        this.over = false;
        if (drops.give(choices)) return;
        this.#add(choices);
        if (choices.length > 0) this.arrived();
      }),
      on('drag', ({ over }) => (this.over = over)),
      on('import', (progress) => void this.#told(progress)),
    ];
    return () => this.#stops.forEach((stop) => stop());
  }

  async load(): Promise<void> {
    try {
      const [waiting, archives] = await Promise.all([ask('waiting_choices'), ask('archives')]);
      this.#add(waiting);
      this.archives = archives;
    } catch (fault) {
      this.fault = toFault(fault);
    }
  }

  async choose(folder: boolean): Promise<void> {
    await this.#try(async () => this.#add(await call('choose_archives', { folder })));
  }

  /** Leaves a waiting file out; the file itself is not touched. */
  setAside(id: number): void {
    this.#put.push(id);
    this.choices = this.choices.filter((choice) => choice.id !== id);
  }

  async read(): Promise<void> {
    const choices = this.choices.map((choice) => choice.id);
    if (choices.length === 0 || this.running) return;
    await this.#try(async () => {
      const progress = await call('start_import', { choices });
      this.#put.push(...choices);
      this.choices = this.choices.filter((choice) => !choices.includes(choice.id));
      await this.#told(progress);
    });
  }

  async paste(): Promise<void> {
    if (this.pasted.trim() === '' || this.running) return;
    await this.#try(async () => {
      const progress = await call('paste_text', { text: this.pasted });
      this.pasted = '';
      await this.#told(progress);
    });
  }

  async cancel(): Promise<void> {
    const job = this.progress?.job;
    if (job === undefined || !this.running) return;
    this.cancelling = true;
    await this.#try(async () => {
      await call('cancel_job', { job });
      const told = await call('import_progress', { job }).catch(() => null);
      // A job that is forgotten already was cancelled all the same.
      await this.#told(told ?? { ...this.progress!, state: 'cancelled' });
    });
  }

  /** Takes an archive out; tells how many posts went, or `null` where it failed. */
  async remove(id: number): Promise<number | null> {
    let posts: number | null = null;
    await this.#try(async () => {
      posts = (await call('remove_archive', { id })).posts;
      this.archives = await ask('archives');
      this.changed();
    });
    return posts;
  }

  async #told(progress: ImportProgress): Promise<void> {
    // An event may overtake the answer of the call that started the job.
    const now = this.progress;
    if (now && (progress.job < now.job || (progress.job === now.job && !this.running))) return;
    this.progress = progress;
    if (progress.state === 'running' || progress.state === 'waiting') return;
    this.cancelling = false;
    await this.#try(async () => {
      const [archives, facets] = await Promise.all([ask('archives'), ask('facets')]);
      this.archives = archives;
      this.toReview = facets.to_review - facets.reviewed;
      if (progress.state === 'done') this.changed();
    });
  }

  #add(choices: Choice[]): void {
    const known = [...this.#put, ...this.choices.map((choice) => choice.id)];
    this.choices = [...this.choices, ...choices.filter((choice) => !known.includes(choice.id))];
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    try {
      await work();
    } catch (fault) {
      this.cancelling = false;
      const told = toFault(fault);
      // A dialog that was closed is no fault.
      if (told.code !== 'cancelled') this.fault = told;
    }
  }
}
