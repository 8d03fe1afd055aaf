using KvTui.Mutation;

try
{
    var settings = Settings.Parse(args);
    var mutants = await Preparation.ChosenAsync(settings);
    foreach (var project in TestClass.Projects)
    {
        Report.Progress($"building {project} with {mutants.Count} mutations");
        await Scratch.BuildAsync(project);
    }

    var hunt = new Hunt(mutants, settings.Only);
    await hunt.RecordAsync();
    var caught = await hunt.RunAsync();
    Report.Print(mutants, caught, settings.Seed);
    return caught.Count(static one => one.By is not null) * 10 >= caught.Count * 9 ? 0 : 1;
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
