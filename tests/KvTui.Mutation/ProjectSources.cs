using KvTui.Testing;

namespace KvTui.Mutation;

/// <summary>The sources of one project, compiled in memory to know their types and whether a mutation compiles.</summary>
internal sealed class ProjectSources
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    private readonly string _project;
    private readonly Dictionary<string, SyntaxTree> _trees;
    private readonly CSharpCompilation _compilation;

    private ProjectSources(string project, Dictionary<string, SyntaxTree> trees, CSharpCompilation compilation) =>
        (_project, _trees, _compilation) = (project, trees, compilation);

    /// <summary>Reads a project of this checkout, which has been built with this program.</summary>
    public static ProjectSources Read(string project)
    {
        var folder = Checkout.PathTo("src", project);
        var trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .ToDictionary(static path => Path.GetRelativePath(Checkout.Root, path), static path => Parse(File.ReadAllText(path), path));
        var usings = Directory.EnumerateFiles(Checkout.PathTo("artifacts", "net10.0", "obj", project, "release"), "*.GlobalUsings.g.cs").Single();
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != project);
        var compilation = CSharpCompilation.Create(
            project,
            [.. trees.Values, Parse(File.ReadAllText(usings), usings), Parse(Scratch.SwitchCode, "Mutant.cs")],
            assemblies.Select(static path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        return new(project, trees, compilation);
    }

    /// <summary>All sites of the files in scope, by the names of the files, so that moving one changes little.</summary>
    public IReadOnlyList<Site> Sites() =>
    [
        .. _trees.Where(pair => Scope.Holds(_project, pair.Key)).OrderBy(static pair => Path.GetFileName(pair.Key), StringComparer.Ordinal)
            .SelectMany(pair => SiteFinder.In(_project, pair.Key, _compilation.GetSemanticModel(pair.Value))),
    ];

    /// <summary>The mutated files by path, and the numbers of those mutations that do not compile.</summary>
    public (Dictionary<string, string> Files, HashSet<int> Wrong) Mutated(IEnumerable<Mutant> mutants)
    {
        var files = mutants.Where(mutant => mutant.Site.Project == _project).GroupBy(static mutant => mutant.Site.Path)
            .ToDictionary(static group => group.Key, group => Schemata.Write(_trees[group.Key], group));
        var written = files.ToDictionary(static pair => pair.Key, static pair => Parse(pair.Value, pair.Key));
        var compilation = written.Aggregate(_compilation, (sum, pair) => sum.ReplaceSyntaxTree(_trees[pair.Key], pair.Value));
        var wrong = new HashSet<int>();
        foreach (var (path, tree) in written)
        {
            // what only the build generates is missing here, before as after
            var before = Errors(_compilation, _trees[path]).Select(static error => error.Id).ToHashSet();
            foreach (var error in Errors(compilation, tree).Where(error => !before.Contains(error.Id)))
            {
                wrong.UnionWith(CausesOf(error, tree));
            }
        }

        return (files, wrong);
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path);

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation, SyntaxTree tree) =>
        compilation.GetSemanticModel(tree).GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error);

    /// <summary>The mutations nearest to an error: those of the smallest piece of code around it that has any.</summary>
    private static List<int> CausesOf(Diagnostic error, SyntaxTree tree) => tree.GetRoot().FindNode(error.Location.SourceSpan).AncestorsAndSelf()
        .Where(static node => node is StatementSyntax or MemberDeclarationSyntax or SwitchExpressionArmSyntax)
        .Select(static node => Schemata.SwitchedIn(node).ToList())
        .FirstOrDefault(static ids => ids.Count > 0) ?? throw new InvalidOperationException($"No mutation explains: {error}");
}
