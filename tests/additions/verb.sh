#!/usr/bin/env bash
# A verb: kvtui hello [NAME].
# shellcheck source=tests/additions/insert.sh
source "$(dirname "${BASH_SOURCE[0]}")/insert.sh"

cat >src/KvTui.Cli/Commands/HelloCommand.cs <<'CODE'
namespace KvTui.Cli.Commands;

/// <summary><c>kvtui hello</c>: greets.</summary>
internal static class HelloCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb("hello", "Greet somebody, without asking a cluster.", "kvtui hello", "kvtui hello etcd");
        var name = new Argument<string?>("NAME") { Description = "Whom to greet [world]", Arity = ArgumentArity.ZeroOrOne };
        verb.Arguments.Add(name);
        verb.Runs((parsed, _) =>
        {
            var greeting = $"Hello, {Printable.Text(parsed.GetValue(name) ?? "world")}!";
            if (flags.IsJson(parsed))
            {
                JsonLine.Write(json => json.WriteString("greeting"u8, greeting));
            }
            else
            {
                StandardStreams.WriteOutput(greeting + "\n");
            }

            return Task.FromResult(ExitCode.Done);
        });
        return verb;
    }
}
CODE

replace src/KvTui.Cli/CommandLine.cs "DiscoverCommand.Create]" "DiscoverCommand.Create, HelloCommand.Create]"

# shellcheck disable=SC2016 # the backquotes are Markdown
after README.md '| `discover` |' <<<'| `hello [NAME]` | greet somebody |'
