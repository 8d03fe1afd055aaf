using KvTui.Cli.Completion;

namespace KvTui.Cli.Commands.Setup;

/// <summary><c>kvtui completion SHELL</c>: the script that lets a shell complete what is typed.</summary>
internal static class CompletionCommand
{
    public static Verb Create()
    {
        var verb = new Verb(
            "completion",
            "Print the script by which a shell completes verbs, flags, profiles and keys.\n"
            + "Keys are asked of the cluster that the line names, for less than a second, and never with a question for a password",
            "source <(kvtui completion bash)",
            "kvtui completion zsh >~/.zfunc/_kvtui",
            "kvtui completion fish >~/.config/fish/completions/kvtui.fish");
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = WordChoice.Words<Shell>() };
        shell.CompletionSources.Add([.. WordChoice.All<Shell>()]);
        verb.Arguments.Add(shell);
        verb.SetAction(parsed =>
        {
            var chosen = WordChoice.Parse<Shell>(parsed.GetRequiredValue(shell), verb.Name);
            parsed.InvocationConfiguration.Output.Write(ShellScript.Of(chosen));
            return ExitCode.Done;
        });
        return verb;
    }
}
