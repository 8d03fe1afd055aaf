namespace KvTui.Cli.Commands.Exports;

/// <summary><c>kvtui import FILE</c>.</summary>
internal static class ImportCommand
{
    public static Verb Create(ConnectionFlags flags)
    {
        var verb = new Verb(
            "import",
            "Put the keys of an export; counts them and asks first, and leaves keys that differ as they are. Run again, it goes on "
            + "where it was",
            "kvtui import app.ndjson --dry-run",
            "kvtui import app.ndjson",
            "kvtui import app.ndjson --overwrite --yes",
            "kvtui import - --yes <app.ndjson")
        {
            Writes = true,
            TakesBack = true,
            Needs = Need.ItsKeys,
        };
        var file = new Argument<string>("FILE") { Description = "An export as ndjson or json; '-' for standard input" };
        var dry = Switch.Of("--dry-run", "Only count what would be created, replaced, and is the same");
        var overwrite = Switch.Of("--overwrite", "Replace keys that have another value or lease");
        var yes = Confirmation.Yes();
        verb.Arguments.Add(file);
        verb.Options.Add(dry);
        verb.Options.Add(overwrite);
        verb.Options.Add(yes);
        verb.Does(flags, parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var isDry = parsed.GetValue(dry);
            var isSure = isDry || parsed.GetValue(yes);
            if (!isSure && !ExportInput.IsRepeatable(path))
            {
                throw new UsageException($"'{path}' can be read only once, and so is not counted first: give --yes to import it anyhow.");
            }

            isSure = isSure || Confirmation.IsSure(parsed, yes);
            var request = new ImportRequest(path, isDry, parsed.GetValue(overwrite), isSure);
            return (session, cancellationToken) => new ImportRun(session, request).RunAsync(cancellationToken);
        });
        return verb;
    }
}

/// <summary>An import as it was asked for.</summary>
/// <param name="Path">The file, or “-” for standard input.</param>
/// <param name="IsDry">Whether it is only counted what would be done.</param>
/// <param name="Overwrites">Whether keys are replaced that differ.</param>
/// <param name="IsSure">Whether nothing is asked.</param>
internal sealed record ImportRequest(string Path, bool IsDry, bool Overwrites, bool IsSure);
