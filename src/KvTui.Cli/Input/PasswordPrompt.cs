using System.Text;
using KvTui.Cli.Arguments;
using KvTui.Cli.Output;

namespace KvTui.Cli.Input;

/// <summary>Asks for a password without showing it.</summary>
internal static class PasswordPrompt
{
    /// <summary>Asks on the terminal.</summary>
    /// <exception cref="UsageException">There is no terminal to ask on.</exception>
    public static string Ask(string user)
    {
        if (!StandardStreams.InputIsTerminal)
        {
            throw new UsageException($"There is no password for user '{user}' and no terminal to ask on; use --password or ETCDCTL_PASSWORD.");
        }

        StandardStreams.WriteError($"Password for {user}: ");
        var password = new StringBuilder();
#pragma warning disable RS0030 // the one place that needs keys without echo while no explorer runs
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
#pragma warning restore RS0030
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                password.Length = Math.Max(0, password.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                password.Append(key.KeyChar);
            }
        }

        StandardStreams.WriteError("\n");
        return password.ToString();
    }
}
