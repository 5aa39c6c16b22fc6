import { type Command, defineCommand } from '../command.ts';
import { completionScript, type Shell, SHELLS } from '../completion-script.ts';
import { EXIT } from '../exit-code.ts';
import { choiceArgument } from '../param.ts';

interface CompletionArgs {
  readonly shell: Shell;
}

export const completion: Command = defineCommand<CompletionArgs>({
  name: 'completion',
  summary: 'Print the script that completes nuspine commands in your shell',
  schema: 'cli/schema/completion.schema.json',
  params: {
    shell: choiceArgument('<shell>', SHELLS, 'shell to complete in'),
  },
  examples: [
    { text: 'Bash, for this session', command: 'source <(nuspine completion bash)' },
    { text: 'Zsh, for good', command: 'nuspine completion zsh > "${fpath[1]}/_nuspine"' },
    { text: 'fish, for good', command: 'nuspine completion fish > ~/.config/fish/completions/nuspine.fish' },
    { text: 'PowerShell, in $PROFILE', command: 'nuspine completion powershell | Out-String | Invoke-Expression' },
  ],
  run: async ({ shell }, io) => {
    const script = completionScript(shell);
    io.print({ shell, script }, () => script);
    return EXIT.ok;
  },
});
