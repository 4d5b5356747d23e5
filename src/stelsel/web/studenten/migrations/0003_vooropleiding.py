"""What a student had achieved before: a table of facts that the school's own administration fills."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('studenten', '0002_feiten'),
    ]

    operations = [
        migrations.CreateModel(
            name='Vooropleiding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=30)),
                ('behaald_op', models.DateField(null=True)),
                ('levering', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='studenten.levering')),
                ('persoon', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='studenten.persoon')),
                ('vervallen_door', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='studenten.levering')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['persoon', 'levering'], name='vooropleiding_pers'), models.Index(condition=models.Q(('vervallen_door__isnull', False)), fields=['vervallen_door', 'persoon'], name='vooropleiding_verv')],
            },
        ),
    ]
