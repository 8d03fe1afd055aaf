using KvTui.KubernetesTables;

if (args.Length != 1 || Environment.GetEnvironmentVariable(Packages.Variable) is not { Length: > 0 } folder)
{
    Console.Error.WriteLine($"usage: {Packages.Variable}=FOLDER dotnet run --project tests/KvTui.KubernetesTables src/KvTui.Core/Values/Kubernetes");
    Console.Error.WriteLine("FOLDER has the unpacked Debian packages golang-k8s-api-dev, -apimachinery-dev and -apiextensions-apiserver-dev.");
    return 2;
}

var text = GeneratedTables.Of(new(folder));
File.WriteAllText(Path.Combine(args[0], GeneratedTables.FileName), text);
Console.WriteLine($"{GeneratedTables.FileName}: {text.Length} characters");
return 0;
