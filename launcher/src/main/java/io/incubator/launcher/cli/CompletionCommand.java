package io.incubator.launcher.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes the script with which a shell completes commands and options.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a script that lets the shell complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(./incubator completion bash)",
            "  ./incubator completion zsh > ~/.zsh/incubator && echo 'source ~/.zsh/incubator' >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    /// The shells that are known.
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String script = AutoComplete.bash("incubator", spec.root().commandLine());
        if (shell == Shell.ZSH) {
            // zsh speaks the language of bash once it is asked to
            script = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + script;
        }
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
